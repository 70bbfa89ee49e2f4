/** On pages made when the site was built: says so once their data is old, without asking anybody. */
import { oldWords } from "../../core/model/freshness.ts";

for (const element of document.querySelectorAll<HTMLElement>(".age")) {
  const words = oldWords(element.dataset.day ?? "");
  if (words) element.textContent = `${words}.`;
}
