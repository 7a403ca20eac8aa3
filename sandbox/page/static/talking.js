// Talking to the workspace.
import { as, $ } from "./dom.js";

export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify({ as, ...body }) });
    return await answer.json();
  } catch {
    toast("The workspace does not answer. Is it still running?");
    return null;
  }
}
export function toast(words) {
  const made = Object.assign(document.createElement("p"), { textContent: words });
  $("#toasts").append(made);
  setTimeout(() => made.remove(), 7000);
}
