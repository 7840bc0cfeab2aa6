package cn.bootx.starter.wechat.people.weblogin;

import cn.bootx.starter.core.login.ThirdLoginHandler;

/**
 * Turns a login on a page inside WeChat or on a web site into the host's own. Virtual
 * accounts, with which WeChat shows a page before the person agrees, never come here.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WeChatWebLoginHandler extends ThirdLoginHandler<WeChatWebLogin> {

}
