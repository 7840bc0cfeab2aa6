/**
 * Which attempt handles a message, what it was answered, and what came first: on one
 * node, on all that share a store, and while the store cannot be reached.
 */
@NullMarked
package cn.bootx.starter.core.callback.ledger;

import org.jspecify.annotations.NullMarked;
