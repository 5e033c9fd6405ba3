/**
 * Plain text of a message. `[text](address)` would become a link in it and `{0}` an argument, whoever wrote it; both
 * are kept from it by a space.
 */
export function sarifText(text: string): { readonly text: string } {
  return { text: text.replace(/\](?=\()/g, "] ").replace(/\{(?=\d+\})/g, "{ ") };
}
