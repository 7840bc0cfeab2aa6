package cn.bootx.starter.wechat.content.template;

import java.util.List;

/**
 * What a sync has found, as template ids.
 *
 * @param added new ones
 * @param changed ones with another title, content or example, or that came back
 * @param gone ones that are no longer in the account
 * @param kept ones without a change
 * @since 0.1.0
 */
public record WeChatTemplateReport(List<String> added, List<String> changed, List<String> gone, List<String> kept) {
}
