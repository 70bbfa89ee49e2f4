/** In a frame: shows what the address asks for, and tells the page around how high it is. */
import "../script.ts";
import { showAsAsked, tellHeight } from "./framed.ts";

const asked = showAsAsked();
const element = document.querySelector("council-rating");
for (const name of ["view", "theme", "judgement", "as-of"]) {
  const value = asked.get(name);
  if (value && element) element.setAttribute(name, value);
}
tellHeight();
