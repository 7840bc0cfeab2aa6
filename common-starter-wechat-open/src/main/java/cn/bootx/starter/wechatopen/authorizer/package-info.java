/** The accounts that authorized the component, with their tokens and services. */
@NullMarked
package cn.bootx.starter.wechatopen.authorizer;

import org.jspecify.annotations.NullMarked;
