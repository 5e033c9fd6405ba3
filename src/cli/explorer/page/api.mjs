/** @import { Answers } from "../answers" */
/** @import { Question } from "../questions" */

/**
 * Asks the process that has served this page. Throws an Error with a sentence for people where there is no answer.
 *
 * @template {Question["kind"]} K
 * @param {K} kind
 * @param {Omit<Extract<Question, { kind: K }>, "kind">} question
 * @returns {Promise<Answers[K]>}
 */
export async function ask(kind, question) {
  const response = await fetch(`api/${kind}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(question),
  }).catch(() => {
    throw new Error("gupcheck does not answer any more. Was it ended? Start it again; the part after # stays valid.");
  });
  const answer = /** @type {unknown} */ (await response.json());
  if (response.ok) return /** @type {Answers[K]} */ (answer);
  const { error } = /** @type {{ error?: string }} */ (answer);
  throw new Error(`gupcheck says: ${error ?? String(response.status)}`);
}
