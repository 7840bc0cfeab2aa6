/**
 * The inbound way: authorization events of the component and messages of its authorizers.
 */
@NullMarked
package cn.bootx.starter.wechatopen.portal;

import org.jspecify.annotations.NullMarked;
