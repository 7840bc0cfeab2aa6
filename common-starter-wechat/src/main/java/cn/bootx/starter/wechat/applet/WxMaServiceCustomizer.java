package cn.bootx.starter.wechat.applet;

import cn.binarywang.wx.miniapp.api.WxMaService;

/**
 * A bean of this type changes WxJava's mini program service before it is used.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WxMaServiceCustomizer {

	void customize(WxMaService service);

}
