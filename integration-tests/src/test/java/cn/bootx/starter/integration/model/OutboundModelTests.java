package cn.bootx.starter.integration.model;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The outbound way under faults. {@code -Dmodel.seed} chooses another script,
 * {@code -Dmodel.sends} makes it longer.
 */
class OutboundModelTests {

	private static final Logger logger = LoggerFactory.getLogger(OutboundModelTests.class);

	@Test
	void nothingIsSentTwiceAndTheCallerKnowsWhatMayHaveBeenSent() throws Exception {
		long seed = Long.getLong("model.seed", 7042117L);
		int sends = Integer.getInteger("model.sends", 2_400);
		logger.info("The seed of this run: -Dmodel.seed={}", seed);
		try (OutboundModel model = new OutboundModel(seed)) {
			model.run(sends);
			logger.info("Seed {}: {}", seed, model);
			String run = " with -Dmodel.seed=" + seed;
			assertThat(model.doubled()).as("doubled" + run).isEmpty();
			assertThat(model.wronglySuccessful()).as("wrongly reported as sent" + run).isEmpty();
			assertThat(model.wronglyNotSent()).as("wrongly reported as not sent" + run).isEmpty();
			assertThat(model.silent()).as("without a result" + run).isEmpty();
			assertThat(model.tokensFetchedAgain()).as("fetched more than once" + run).isEmpty();
			// Otherwise the model tests nothing.
			assertThat(model.successful()).isGreaterThan(sends / 3);
			assertThat(model.tokensEnded()).isPositive();
		}
	}

}
