/** Handlers of pushes from WeCom, which hosts implement. */
@NullMarked
package cn.bootx.starter.wecom.handler;

import org.jspecify.annotations.NullMarked;
