/** Pushes over a connection that this process opens: no public address is needed. */
@NullMarked
package cn.bootx.starter.dingtalk.stream;

import org.jspecify.annotations.NullMarked;
