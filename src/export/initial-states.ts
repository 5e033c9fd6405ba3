import { Interpreter, type Model, ModelError, type State } from "../model";
import { ExportError } from "./export-error";

/** More are not written down one by one. */
const MOST = 1000;

/** The initial states, each once. They are listed in a file, so there must not be too many of them. */
export function initialStates(model: Model): readonly State[] {
  const states = new Map(interpreted(model).map((state) => [state.join(), state]));
  if (states.size > MOST) {
    throw new ExportError(
      "export/too-many-initial-states",
      `the model has ${String(states.size)} initial states; at most ${String(MOST)} can be listed`,
    );
  }
  return [...states.values()];
}

function interpreted(model: Model): readonly State[] {
  try {
    return new Interpreter(model).initialStates();
  } catch (error) {
    if (error instanceof ModelError) throw new ExportError("export/no-initial-state", error.message);
    throw error;
  }
}
