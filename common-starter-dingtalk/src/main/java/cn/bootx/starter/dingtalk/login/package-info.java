/** Login of users: in a browser, and inside of the DingTalk client. */
@NullMarked
package cn.bootx.starter.dingtalk.login;

import org.jspecify.annotations.NullMarked;
