/** WARC files of our own pages: some records as the library writes them, some broken by hand. */
import { WARCRecord, WARCSerializer } from "warcio";

export type Reply = {
  url: string;
  headers: Record<string, string>;
  body: Uint8Array | string;
  status?: string;
  type?: "response" | "request" | "resource" | "metadata";
};

export function warcRecord(
  { url, headers, body, status = "HTTP/1.1 200 OK", type = "response" }: Reply,
  gzip: boolean,
): Promise<Uint8Array> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const record = WARCRecord.create(
    {
      url,
      date: "2024-02-03T04:05:06Z",
      type,
      warcVersion: "WARC/1.1",
      ...(type === "resource"
        ? { warcHeaders: { "Content-Type": headers["Content-Type"] ?? "" } }
        : { httpHeaders: headers, statusline: type === "request" ? "GET / HTTP/1.1" : status }),
    },
    [bytes],
  );
  return WARCSerializer.serialize(record, { gzip });
}

/** As servers send a body whose length they do not know. */
export function chunked(body: string): string {
  const bytes = new TextEncoder().encode(body);
  const half = bytes.length >> 1;
  const chunk = (part: Uint8Array) => `${part.length.toString(16)}\r\n${latin1(part)}\r\n`;
  return `${chunk(bytes.subarray(0, half))}${chunk(bytes.subarray(half))}0\r\n\r\n`;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
