package cn.bootx.starter.wechat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.wechat.applet.WeChatAppletMessageHandler;

/**
 * A host with a mini program: people answer the texts, events are noted.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(HostApplication.Netty.class)
public class AppletHostApplication {

	@Bean
	ServiceDesk serviceDesk() {
		return new ServiceDesk();
	}

	@Bean
	Events events() {
		return new Events();
	}

	/** Hands texts on to people. */
	public static class ServiceDesk implements WeChatAppletMessageHandler {

		private final List<WxMaMessage> messages = new CopyOnWriteArrayList<>();

		public List<WxMaMessage> messages() {
			return this.messages;
		}

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public WeChatAppletMessageHandler.Reply handle(WxMaMessage message, WxMaService service) {
			this.messages.add(message);
			if (message.getContent().equals("break")) {
				throw new IllegalStateException("as asked");
			}
			return WeChatAppletMessageHandler.Reply.TRANSFER_TO_CUSTOMER_SERVICE;
		}

	}

	/** Notes events. */
	public static class Events implements WeChatAppletMessageHandler {

		private final List<WxMaMessage> messages = new CopyOnWriteArrayList<>();

		public List<WxMaMessage> messages() {
			return this.messages;
		}

		@Override
		public WeChatAppletMessageHandler.Reply handle(WxMaMessage message, WxMaService service) {
			this.messages.add(message);
			return null;
		}

	}

}
