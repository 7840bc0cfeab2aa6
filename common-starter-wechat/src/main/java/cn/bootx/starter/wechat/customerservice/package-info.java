/**
 * Customer-service messages (客服消息) of official accounts and mini programs.
 */
@NullMarked
package cn.bootx.starter.wechat.customerservice;

import org.jspecify.annotations.NullMarked;
