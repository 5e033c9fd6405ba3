import type { IncomingMessage } from "node:http";
import type { Refusal } from "./guard";

/** No request is longer, in bytes. */
export const MOST_BYTES = 256 * 1024;

/** The JSON that a request brings along, or why it is not read. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ readonly kind: "body"; readonly value: unknown } | Refusal> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return { status: 415, message: "application/json is expected" };
  const tooLong: Refusal = { status: 413, message: `at most ${String(MOST_BYTES)} bytes are read` };
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) return tooLong;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MOST_BYTES) return tooLong;
    pieces.push(piece);
  }
  try {
    return { kind: "body", value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces))) };
  } catch {
    return { status: 400, message: "this is not JSON" };
  }
}
