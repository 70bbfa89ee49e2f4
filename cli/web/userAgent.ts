/** The name under which sites are asked. */

import { ROBOT } from "../../core/listing/robots.ts";
import { SOFTWARE } from "../../core/record/software.ts";
import { homepage } from "../../package.json";
import { UsageError } from "../usageError.ts";

/** @param contact who asks, as sites will read it: a mail or web address. @throws {UsageError} for what cannot stand in a header */
export function userAgent(contact: string | null): string {
  if (contact !== null && !/^[\x21-\x27\x2a-\x7e][\x20-\x27\x2a-\x7e]*$/.test(contact))
    throw new UsageError(`--contact is a mail or web address in plain letters, not "${contact}"`);
  return `${ROBOT}/${SOFTWARE} (+${homepage}${contact === null ? "" : `; ${contact}`})`;
}
