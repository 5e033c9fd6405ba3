import { byId } from "./dom.mjs";

/** Opens a dialog, on top of the page. @param {"help-dialog" | "search-dialog"} id */
export function openDialog(id) {
  const dialog = byId(id, HTMLDialogElement);
  if (!dialog.open) dialog.showModal();
}

/** Lets the buttons in dialogs close them, and a click beside them too. */
export function listenToDialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    for (const button of dialog.querySelectorAll("button.close")) {
      button.addEventListener("click", () => dialog.close());
    }
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }
}
