package cn.bootx.starter.wecom.login;

import cn.bootx.starter.core.login.ThirdLoginHandler;

/**
 * Turns a login on WeCom into the host's own. Outside users come here, too: ask
 * {@link WeComLogin#member()} before a user id is looked for.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WeComLoginHandler extends ThirdLoginHandler<WeComLogin> {

}
