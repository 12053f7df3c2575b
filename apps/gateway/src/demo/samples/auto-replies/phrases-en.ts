/** As `CHINESE`, in English. */
export const ENGLISH = `
ar-001 | I want to talk to a human
ar-001 | agent please
ar-001 | can I speak to a real person?
ar-001 | get me a representative
ar-001 | this bot is useless, connect me to an agent 😡
ar-001 | speak with customer service rep
ar-001 | I need to chat with someone real
ar-001 | HUMAN!!!
ar-001 | let me talk to a representitive
ar-002 | I want to file a complaint
ar-002 | I'm going to complain to the consumer association
ar-002 | this is unacceptable, expect a lawsuit
ar-002 | how do I make a complaint about your staff?
ar-002 | where can I complain
ar-002 | my lawyer will contact you
ar-002 | I have complained twice already and nobody cares
ar-003 | the charger caught fire last night
ar-003 | I got an electric shock from the kettle
ar-003 | the battery exploded
ar-003 | I had an allergic reaction to your cream
ar-003 | my son was injured by the toy
ar-003 | it's smoking and smells burnt, is it dangerous??
ar-003 | the blender cut my hand, I'm bleeding
ar-004 | where is my order
ar-004 | wheres my package??
ar-004 | tracking number please
ar-004 | when will it ship
ar-004 | my delivery is late 😭
ar-004 | how long does shipping take
ar-004 | do you ship to Canada
ar-004 | it says delivered but I never got it
ar-004 | can you check the delivery status of my parcel
ar-004 | track my order
ar-004 | has my order been shipped yet?
ar-004 | the trackng link doesn't work
ar-005 | I want a refund
ar-005 | when do I get my money back
ar-005 | refund status
ar-005 | how long do refunds take
ar-005 | I haven't been refunded yet
ar-005 | my reufnd is still missing
ar-005 | you charged me twice, please refund one
ar-006 | I want to return this
ar-006 | how many days do I have to return an item
ar-006 | can I exchange it for a bigger size
ar-006 | returning shoes that don't fit
ar-006 | what's your return policy?
ar-006 | I'd like to swap it for a medium
ar-006 | the jacket is too small, can i send it back
ar-006 | do you accept retuns without the box
ar-007 | return steps
ar-007 | what are the return steps?
ar-007 | how do I start a return, step by step
ar-007 | walk me through the return process
ar-008 | can I get an invoice
ar-008 | I need a VAT receipt for my company
ar-008 | please send me the invoice for order 4411
ar-008 | the invoice has the wrong company name
ar-008 | where can I download my receipt
ar-008 | I never got an invioce
ar-009 | how do I redeem my points
ar-009 | my points are missing
ar-009 | do points expire
ar-009 | how many loyalty points do I have
ar-009 | points not added after my last purchase
ar-010 | how do I become a member
ar-010 | what are the membership benefits?
ar-010 | what level am I
ar-010 | is membership free
ar-010 | join the members club
ar-011 | what are your opening hours
ar-011 | when are your agents online
ar-011 | business hours?
ar-011 | are you open on sunday
ar-011 | what time does customer service close
ar-012 | hi
ar-012 | Hello!
ar-012 | hey there 👋
ar-012 | hello, anyone there?
ar-012 | Good morning
ar-012 | heyyy
ar-013 | change address
ar-013 | I need to change my delivery address
ar-013 | I put the wrong address, can you update it
ar-013 | can I change the shipping address on my order?
ar-014 | cancel my order
ar-014 | I'd like to cancel
ar-014 | please cancel order 88123
ar-014 | I ordered by mistake, can you cancel it
ar-014 | can I still cancell my order
ar-015 | do you have a coupon
ar-015 | any discounts?
ar-015 | my promo code doesn't work
ar-015 | is there a student discount
ar-015 | discout code not accepted
ar-015 | when is your next sale
ar-016 | is the red one in stock
ar-016 | out of stock again?
ar-016 | is size M available
ar-016 | when will it be back in stock
ar-016 | do you still have this in blue?
ar-017 | it arrived broken
ar-017 | the item is defective
ar-017 | my mug came damaged 😞
ar-017 | the zipper is faulty
ar-017 | it stopped working after two days
ar-017 | the screen is cracked
ar-017 | I received a brokn lamp
ar-018 | delete my data
ar-018 | what personal data do you keep about me
ar-018 | privacy question
ar-018 | please delete my account and all information
ar-018 | do you sell my personal information
ar-019 | thanks
ar-019 | thank you so much!
ar-019 | ok bye
ar-019 | great, thanks for your help 😊
ar-019 | thx
ar-019 | goodbye
ar-020 | how long is the wait
ar-020 | I'm still waiting
ar-020 | what's my position in the queue
ar-020 | how many people are ahead of me
ar-020 | how much longer do I have to wait for someone
- | what material is this bag made of
- | does it work with 110V
- | I don't need an invoice
- | no need to refund, just send the missing part
- | I'm not complaining, just curious
- | I don't want to return it, I want to know how to clean it
- | please don't cancel my order
- | no human could finish this puzzle haha
- | is this made of human hair
- | do you sell cleaning agent for leather
- | what's the return on investment
- | I'll return to your website tomorrow
- | the sharing points of the hinge look weak in the picture
- | what level of brightness does the lamp have
- | is the water level indicator visible
- | thanks, but what sizes do you have for kids?
- | hi, is this pan induction safe
- | hello is this shirt true to size
- | is it dishwasher safe
- | which one is better for a small room
- | can I pay with paypal
- | it's not broken, I just want a second one
- | the box was not damaged at all, great packaging
- | do you have a store in Berlin
- | how heavy is it
- | does the phone case explode-proof rating matter
- | the price point is a bit high
- | does the kettle have boil-dry protection
- | ok
- | sounds good
- | what's the memory of this tablet
- | is this hypoallergenic
- | does it include batteries
- | my order number is 2024110312
- | who designed this vase
- | privacy screen protector for iphone 14
- | do you have member exclusive toys, like lego members
- | queue songs on the speaker, is that possible
- | lol
- | can it be engraved
- | the hiking boots look great
- | I love your products
- | is the exchange rate included in the price
- | how do I charge the battery
`;
