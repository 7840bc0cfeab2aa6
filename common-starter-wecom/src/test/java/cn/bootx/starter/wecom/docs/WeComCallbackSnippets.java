package cn.bootx.starter.wecom.docs;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import cn.bootx.starter.wecom.event.WeComApproval;
import cn.bootx.starter.wecom.event.WeComCardClick;
import cn.bootx.starter.wecom.event.WeComContactChange;
import cn.bootx.starter.wecom.event.WeComFields;
import cn.bootx.starter.wecom.handler.WeComEvent;

/**
 * The Java of the page about callbacks, compiled.
 */
@SuppressWarnings("unused")
final class WeComCallbackSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeComCallbackSnippets.class);

	private WeComCallbackSnippets() {
	}

	@Component
	static class Workflow {

		@WeComEvent("sys_approval_change")
		void approval(WeComApproval approval) {
			if (approval.status() == 2) {
				log.info("Approval {} of {} has passed", approval.number(), approval.applicant());
			}
		}

		@WeComEvent("change_contact")
		void contacts(WeComContactChange change) {
			if (change instanceof WeComContactChange.Member member && change.change().equals("delete_user")) {
				log.info("{} has left", member.userId());
			}
		}

		@WeComEvent("template_card_event")
		String voted(WeComCardClick click) {
			return "你选择了 " + click.selected().getOrDefault("lunch", List.of());
		}

		@WeComEvent("doc_change")
		void documents(WeComFields fields) {
			log.info("Changed: {}", fields.texts("DocId"));
		}

	}

}
