// @vitest-environment jsdom
/** The gate of a page, in a document of jsdom: what a browser does before the extension is ready cannot be staged in one. */
import { afterEach, expect, test, vi } from "vitest";
import { guardPage } from "../../extension/gate/guardPage.ts";

afterEach(() => {
  vi.useRealTimers();
});

function stage(html: string): void {
  document.body.innerHTML = html;
}

test("an extension that is still starting is asked again, a few times", async () => {
  vi.useFakeTimers();
  stage("<p>Kent County Council</p>");
  const bring = vi.fn(async () => {});
  bring
    .mockRejectedValueOnce(new Error("no receiving end"))
    .mockRejectedValueOnce(new Error("no receiving end"));
  guardPage(
    () => true,
    bring,
    () => {},
  );
  await vi.runAllTimersAsync();
  expect(bring).toHaveBeenCalledTimes(3);
});

test("an extension that is gone is not asked for ever", async () => {
  vi.useFakeTimers();
  stage("<p>Kent County Council</p>");
  const bring = vi.fn(async () => Promise.reject(new Error("gone")));
  guardPage(
    () => true,
    bring,
    () => {},
  );
  await vi.runAllTimersAsync();
  expect(bring).toHaveBeenCalledTimes(4);
});

test("a page that can name nobody brings nothing", async () => {
  stage("<p>Weather</p>");
  const bring = vi.fn(async () => {});
  await new Promise<void>((onNothing) => guardPage(() => false, bring, onNothing));
  expect(bring).not.toHaveBeenCalled();
});
