import { wordDiff } from '../../lib/policy/word-diff.ts';
import { t } from '../i18n.ts';

interface DiffViewProps {
  readonly before: string;
  readonly after: string;
}

/** Two texts as one, with what was added and removed between them. */
export function DiffView({ before, after }: DiffViewProps) {
  const parts = wordDiff(before, after);
  return (
    <div class="diff verbatim" dir="auto">
      {parts.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={key}>
            <span class="unseen">
              {` (${t(kind === 'added' ? 'dashboard_added' : 'dashboard_removed')}:) `}
            </span>
            {text}
          </Tag>
        );
      })}
    </div>
  );
}
