/** What is wrong with a status document, or worth a warning. */
export interface Finding {
  level: 'error' | 'warning';
  /** Where in the document, like `promises[1].due`; empty for the document itself. */
  path: string;
  message: string;
  hint: string | null;
  /** From 1. */
  line: number;
  /** From 1, in characters. */
  column: number;
  endLine: number;
  endColumn: number;
}

/**
 * Everything that is wrong with a status document, in the words and in the order of `out-yet check --format json`.
 *
 * `today` is the day that counts as today, like `2026-06-04`; without it, the reader’s.
 */
export function check(text: string | ArrayBuffer | ArrayBufferView, options?: { today?: string }): Promise<Finding[]>;
