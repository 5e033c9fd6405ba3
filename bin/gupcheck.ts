#!/usr/bin/env node
import { main } from "../src/cli/main";

main(process.argv).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 4; // internal error: `main` reports everything it expects by itself
});
