package io.kanal.inbox.reply;

/** Where a reply stands. */
enum ReplyState {
    /** It waits to be handed to X, or is on its way there. */
    PENDING,
    /** Nobody knows whether X took it; it is being looked for. */
    UNCONFIRMED,
    /** X has it. */
    SENT,
    /** It is not at X, or nobody could find out; an agent decides. */
    FAILED
}
