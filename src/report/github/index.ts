export type { GithubOptions } from "./annotations";
export { githubCommands, githubSummary } from "./github-commands";
