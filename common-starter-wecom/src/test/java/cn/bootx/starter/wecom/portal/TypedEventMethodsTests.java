package cn.bootx.starter.wecom.portal;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.event.WeComAppApproval;
import cn.bootx.starter.wecom.event.WeComApproval;
import cn.bootx.starter.wecom.event.WeComCardClick;
import cn.bootx.starter.wecom.event.WeComContactChange;
import cn.bootx.starter.wecom.event.WeComCustomerChange;
import cn.bootx.starter.wecom.event.WeComFields;
import cn.bootx.starter.wecom.event.WeComJob;
import cn.bootx.starter.wecom.handler.WeComEvent;

import static org.assertj.core.api.Assertions.assertThat;

class TypedEventMethodsTests {

	private static final List<Object> seen = new ArrayList<>();

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WeComHandlers handlers = new WeComHandlers(List.of(), List.of()).annotated(beans());

	@AfterEach
	void stop() {
		seen.clear();
		this.corporation.close();
	}

	@Test
	void methodsGetWhatTheEventSays() throws Exception {
		dispatch("sys_approval_change", "<ApprovalInfo><SpNoStr>1</SpNoStr></ApprovalInfo>");
		dispatch("open_approval_change", "<ApprovalInfo><ThirdNo>2</ThirdNo></ApprovalInfo>");
		dispatch("Change_Contact", "<ChangeType>Create_User</ChangeType><UserID>u</UserID>");
		dispatch("change_external_tag", "<ChangeType>create</ChangeType><Id>t</Id>");
		dispatch("taskcard_click", "<EventKey>k</EventKey>");
		dispatch("upload_media_job_finish", "<JobId>j</JobId>");
		assertThat(seen).hasSize(6);
		assertThat(seen.get(0)).isInstanceOf(WeComApproval.class);
		assertThat(seen.get(1)).isInstanceOf(WeComAppApproval.class);
		assertThat(seen.get(2)).isInstanceOf(WeComContactChange.Member.class);
		assertThat(seen.get(3)).isInstanceOf(WeComCustomerChange.Tag.class);
		assertThat(seen.get(4)).isInstanceOf(WeComCardClick.class);
		assertThat(seen.get(5)).isEqualTo(new WeComJob("j", "upload_media", 0, null));
	}

	@Test
	void anotherEventHasNoneOfIt() throws Exception {
		dispatch("living_status_change", "<LivingId>l</LivingId>");
		assertThat(seen).containsExactly("l");
	}

	private void dispatch(String event, String fields) throws Exception {
		this.handlers.dispatch(this.corporation.agents().defaultAgent(),
				WeComPushReader
					.message(XmlElement.read("<xml><ToUserName>ww1</ToUserName><FromUserName>sys</FromUserName>"
							+ "<CreateTime>1</CreateTime><MsgType>event</MsgType><Event>" + event + "</Event>" + fields
							+ "</xml>")));
	}

	private static DefaultListableBeanFactory beans() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("methods", new RootBeanDefinition(Methods.class));
		return beans;
	}

	static final class Methods {

		@WeComEvent("sys_approval_change")
		void approval(WeComApproval approval) {
			seen.add(approval);
		}

		@WeComEvent("open_approval_change")
		void approval(WeComAppApproval approval) {
			seen.add(approval);
		}

		@WeComEvent(value = "change_contact", key = "create_user")
		void contacts(WeComContactChange change) {
			seen.add(change);
		}

		@WeComEvent("change_external_tag")
		void customers(WeComCustomerChange change) {
			seen.add(change);
		}

		@WeComEvent("taskcard_click")
		void clicked(WeComCardClick click) {
			seen.add(click);
		}

		@WeComEvent("upload_media_job_finish")
		void ended(WeComJob job) {
			seen.add(job);
		}

		@WeComEvent("living_status_change")
		void other(WeComJob job, WeComApproval approval, WeComFields fields) {
			if (job == null && approval == null) {
				seen.add(fields.text("LivingId"));
			}
		}

	}

}
