/** As much of @exodus/bytes as is used here: its own types bring Node's. */
export class TextDecoder {
  constructor(encoding?: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
