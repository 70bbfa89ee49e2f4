/** Which version of this software made a record. */
import { version } from "../../package.json";

export const SOFTWARE: string = version;
