package cn.bootx.starter.dingtalk.login;

import cn.bootx.starter.core.login.ThirdLoginHandler;

/**
 * Turns a login on DingTalk into the host's own. Users of other organisations come here,
 * too: ask {@link DingTalkLogin#member()} before a user id is looked for.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DingTalkLoginHandler extends ThirdLoginHandler<DingTalkLogin> {

}
