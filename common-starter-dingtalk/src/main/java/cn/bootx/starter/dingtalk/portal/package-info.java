/** Pushes over HTTP: encrypted events and signed robot messages. */
@NullMarked
package cn.bootx.starter.dingtalk.portal;

import org.jspecify.annotations.NullMarked;
