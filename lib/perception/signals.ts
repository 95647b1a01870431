/**
 * One thing a person did around a reply. `atMs` counts from the moment the
 * reply was complete. Texts are present only where content may be kept.
 */
export type Signal =
  | { readonly kind: 'dwell'; readonly dwellMs: number; readonly replyWords: number }
  | {
      readonly kind: 'select';
      readonly where: 'reply' | 'source';
      readonly chars: number;
      readonly text?: string;
      readonly atMs: number;
    }
  | {
      readonly kind: 'click';
      readonly target: 'link' | 'button' | 'text' | 'source';
      readonly label?: string;
      readonly atMs: number;
    }
  | { readonly kind: 'copy'; readonly chars: number; readonly atMs: number }
  | { readonly kind: 'regenerate'; readonly atMs: number }
  | {
      readonly kind: 'review';
      readonly action: 'read' | 'marked';
      readonly dwellMs: number;
      readonly title?: string;
      readonly atMs: number;
    }
  | {
      readonly kind: 'cursor';
      /** Position inside the reply's box: 0 is its left or top edge, 1 its right or bottom edge. */
      readonly xRatio: number;
      readonly yRatio: number;
      readonly atMs: number;
    };

export type SignalKind = Signal['kind'];
