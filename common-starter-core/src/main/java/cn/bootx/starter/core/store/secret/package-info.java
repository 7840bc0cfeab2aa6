/**
 * Encryption of what is kept: tokens, refresh tokens and robot secrets at rest.
 */
@NullMarked
package cn.bootx.starter.core.store.secret;

import org.jspecify.annotations.NullMarked;
