/**
 * Official accounts: each with its own service object, token and API client.
 */
@NullMarked
package cn.bootx.starter.wechat.account;

import org.jspecify.annotations.NullMarked;
