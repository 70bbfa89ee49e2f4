/** What the person at the terminal got wrong, in one line. Ends the command with exit code 2. */
export class UsageError extends Error {}
