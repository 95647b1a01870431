import type { ServerResponse } from 'node:http';
import { type FaultQueue, parseFaults, STAGES, type Stage } from './faults.ts';
import type { Holds } from './holds.ts';
import type { RequestLog } from './requests.ts';
import { sendJson } from './send.ts';
import { fieldsOf } from './values.ts';

export interface ControlDesk {
  readonly faults: FaultQueue;
  readonly holds: Holds;
  readonly log: RequestLog;
}

function stageOf(value: unknown): Stage | undefined {
  return STAGES.find((stage) => stage === value);
}

/**
 * The test's side door, outside the real API:
 * `POST /simulated/faults` a fault or a list of them, replacing those that wait;
 * `GET /simulated/requests` what came in; `DELETE` forgets it;
 * `POST /simulated/hold` and `/simulated/release` with `{stage}` (release: all without);
 * `GET /simulated/arrived?stage=judge&count=1` answers once so many have come in.
 */
export async function handleControl(
  response: ServerResponse,
  method: string,
  url: URL,
  body: unknown,
  { faults, holds, log }: ControlDesk,
): Promise<void> {
  const asked = `${method} ${url.pathname.slice('/simulated/'.length)}`;
  const stage = stageOf(fieldsOf(body).stage ?? url.searchParams.get('stage'));
  if (asked === 'GET requests') return sendJson(response, 200, { requests: log.requests });
  if (asked === 'DELETE requests') log.clear();
  else if (asked === 'POST faults') {
    const parsed = parseFaults(body);
    if (parsed === null) return sendJson(response, 400, { error: 'not a list of faults' });
    faults.set(parsed);
  } else if (asked === 'POST hold' && stage !== undefined) holds.hold(stage);
  else if (asked === 'POST release') holds.release(stage);
  else if (asked === 'GET arrived' && stage !== undefined) {
    await log.arrived(stage, Number(url.searchParams.get('count') ?? 1));
  } else return sendJson(response, 404, { error: `no such control: ${asked}` });
  sendJson(response, 200, {});
}
