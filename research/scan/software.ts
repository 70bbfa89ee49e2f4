/** Which version of this software made a table. */
import project from "../../package.json" with { type: "json" };

export const SOFTWARE: string = project.version;
