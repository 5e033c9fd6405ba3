import { escapeControls } from "../report";
import type { ProgressLine } from "./progress";
import type { OutputStream } from "./terminal";

/** Says so when it happens, once for each reason: whoever relies on a checkpoint may want to make room for it. */
export function warnOfCheckpoint(stream: OutputStream, progress: ProgressLine): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (said.has(message)) return;
    said.add(message);
    progress.clear();
    stream.write(`warning: a checkpoint could not be written, the search goes on: ${escapeControls(message)}\n`);
  };
}
