/** For the page around frames: gives each the height it tells. */
addEventListener("message", ({ data, source }: MessageEvent) => {
  if (data?.type !== "council-rating-height" || !(data.height > 0 && data.height < 5000)) return;
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source) frame.height = String(data.height);
});
