package demo;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * An application with the starters and nothing of the sample.
 */
@EnableAutoConfiguration
class QuickstartHost {

}
