/** The record store in a relational database. */
@NullMarked
package cn.bootx.starter.core.store.jdbc;

import org.jspecify.annotations.NullMarked;
