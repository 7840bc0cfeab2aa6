/** The two places where anything is kept: short-lived facts and durable records. */
@NullMarked
package cn.bootx.starter.core.store;

import org.jspecify.annotations.NullMarked;
