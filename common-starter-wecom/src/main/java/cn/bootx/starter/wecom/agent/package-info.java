/** The agents of a host, each with its own WxJava service and token. */
@NullMarked
package cn.bootx.starter.wecom.agent;

import org.jspecify.annotations.NullMarked;
