// Behind the scenes: the clock, the panel, and the stream of what is new.
import { $, as } from "./dom.js";
import { behind, look } from "./looking.js";
import { post, toast } from "./talking.js";

let live = null;

export async function forward(button) {
  const next = "next" in button.dataset;
  const answer = await (next ? post("/do/move_to_next", {}) : post("/do/move_clock", { seconds: Number(button.dataset.forward) }));
  if (answer?.nothing) toast("Nothing is coming: there is no follow-up to go to.");
  else if (answer && !next) toast(`${button.getAttribute("aria-label").replace("Move the clock", "The clock moved")}.`);
  await look();
}
export async function openPanel(tab) {
  const opener = $(".behind");
  behind.tab = tab;
  sessionStorage.setItem("panel", tab);
  opener.setAttribute("aria-expanded", String(Boolean(tab)));
  document.body.classList.toggle("backstage", Boolean(tab));
  $("#panel").hidden = !tab;
  listen();
  if (!tab) return opener.focus();
  await look();
}
export function listen() {
  live?.close();
  live = new EventSource(`/live?as=${as}&version=${document.body.dataset.version}${behind.tab ? "&watch=1" : ""}`);
  live.onmessage = look;
}
export async function showExchange(number) {
  const dialog = $("#exchange");
  dialog.innerHTML = await (await fetch(`/exchange/${number}?as=${as}`)).text();
  dialog.showModal();
}
