import type { StepOutcome } from '../../lib/loop/outcome.ts';
import type { PerceptionCycle } from '../../lib/perception/cycle.ts';
import type { Chip } from '../../lib/perception/rating.ts';
import type { Trend } from '../../lib/reward/trend.ts';
import type { MessageKey } from '../i18n.ts';
import type { Words } from '../words.ts';

export const CHIP_KEYS: { readonly [C in Chip]: MessageKey } = {
  too_long: 'dashboard_chip_too_long',
  wrong: 'dashboard_chip_wrong',
  ignored_format: 'dashboard_chip_ignored_format',
  tone: 'dashboard_chip_tone',
  missed_context: 'dashboard_chip_missed_context',
  refused: 'dashboard_chip_refused',
};

const TREND_KEYS: { readonly [T in Trend]: MessageKey } = {
  'no-data': 'dashboard_trend_no_data',
  degrading: 'dashboard_trend_degrading',
  unstable: 'dashboard_trend_unstable',
  improving: 'dashboard_trend_improving',
  neutral: 'dashboard_trend_neutral',
};

/** What the current rating led to. One that replaced another waits until a step has looked at it anew. */
export function currentOutcome(
  cycle: Pick<PerceptionCycle, 'ratedAt'>,
  latest: StepOutcome | null,
): StepOutcome | null {
  return latest !== null && latest.entry.at < cycle.ratedAt ? null : latest;
}

/** What became of a cycle, in a word or two. */
export function fateWords(outcome: StepOutcome | null): Words {
  if (outcome === null) return ['dashboard_waiting'];
  return outcome.newVersion === null
    ? ['dashboard_kept']
    : ['dashboard_led_to', outcome.newVersion.number];
}

/** Which version the chat ran when the reply was written. */
export function runningWords({
  activeVersion,
  deployed,
}: PerceptionCycle['predictiveModel']): Words {
  return deployed === 'unknown'
    ? ['dashboard_running_unknown', activeVersion]
    : ['dashboard_running', deployed, activeVersion];
}

export interface NumberRow {
  readonly name: MessageKey;
  /** A number, or words where it is none. */
  readonly value: number | Words;
}

/** The numbers behind a decision, in the order in which they are computed. */
export function decisionNumbers(outcome: StepOutcome): readonly NumberRow[] {
  const { feedback, criticScore, changeRatio, reward, gate, streak, trend } = outcome;
  return [
    { name: 'dashboard_feedback_score', value: feedback },
    { name: 'dashboard_critic_score', value: criticScore ?? ['dashboard_not_heard'] },
    { name: 'dashboard_change_ratio', value: changeRatio },
    { name: 'dashboard_reward', value: reward },
    { name: 'dashboard_average', value: gate.average },
    { name: 'dashboard_streak', value: streak },
    { name: 'dashboard_trend', value: [TREND_KEYS[trend]] },
  ];
}
