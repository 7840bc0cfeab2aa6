package cn.bootx.starter.wechat.content.subscribe;

import java.util.List;

/**
 * A page of WeChat's library.
 *
 * @param count how many templates there are on all pages
 * @param templates those of this page
 * @since 0.1.0
 */
public record WeChatPublicTemplatePage(int count, List<WeChatPublicTemplate> templates) {
}
