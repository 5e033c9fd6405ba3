import { quoted } from "../../src/cli/quoted";
import { defaultTextOptions, type FileOptions } from "../../src/report";

/** As the command line has them for files. */
export const fileOptions: FileOptions = {
  text: defaultTextOptions,
  reproduce: (spec) => `gupcheck run ${quoted(spec)}`,
};
