package cn.bootx.starter.wechat.admin;

import org.jspecify.annotations.Nullable;

/**
 * What is written about a template. Only its code can be changed: the rest is WeChat's.
 *
 * @param id WeChat's id of the template
 * @param name its title; another one is refused
 * @param code the host's own name for it; null leaves it as it is, blank takes it away
 * @param enable whether it can be sent; another value is refused
 */
record WeChatTemplateParam(@Nullable String id, @Nullable String name, @Nullable String code,
		@Nullable Boolean enable) {
}
