/**
 * Which of the places that a host has keeps what is stored.
 */
@NullMarked
package cn.bootx.starter.core.autoconfigure.store;

import org.jspecify.annotations.NullMarked;
