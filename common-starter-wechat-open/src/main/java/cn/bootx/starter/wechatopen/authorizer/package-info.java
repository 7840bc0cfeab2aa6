/**
 * The accounts that authorized the component: their refresh tokens, access tokens and
 * services.
 */
@NullMarked
package cn.bootx.starter.wechatopen.authorizer;

import org.jspecify.annotations.NullMarked;
